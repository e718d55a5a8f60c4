/** An element with its namespace prefix made canonical; text between tags stands among the children as a string. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

export type ParsedXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly code: 'corrupt' | 'too-deep'; readonly detail: string };

/**
 * Parses a part of a package.
 * @param namespaces namespace URI → the prefix its elements and attributes get, whatever the file calls them
 */
export type ParseXml = (bytes: Buffer, namespaces: ReadonlyMap<string, string>) => ParsedXml;

/** The text of a document, with its declaration; characters that XML forbids are replaced by U+FFFD. */
export type BuildXml = (root: XmlElement) => string;
