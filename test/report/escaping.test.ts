import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeJson } from '../../src/report/embed.js';
import { escapeHtml, html } from '../../src/report/html.js';
import { renderReport } from '../../src/report/index.js';
import { visible } from '../../src/report/visible.js';
import { visible as visibleInPage } from '../../src/report/assets/visible.js';
import { failedRecord, fakeRecord } from './fake-records.js';
import { inputOf } from './sample-input.js';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '"><img src=x onerror=alert(3)>',
  "' onmouseover='alert(4)",
  '<!--<script>',
  'line\u2028and\u2029paragraph separators',
  'abc\u202Egnp.exe\u2066x\u2069',
  '${alert(5)} {{7*7}} =1+1',
  '\u0000\u0007bell \ud800 lone surrogate',
  ']]>&lt;b&gt;&#60;',
];

describe('text of documents', () => {
  const [title, agency] = [HOSTILE.join(' '), HOSTILE.toReversed().join(' ')];
  const record = fakeRecord(0, `${HOSTILE.join('\n')}\nПриказ\n`);
  const hostile = {
    ...record,
    path: `${HOSTILE.join('')}.txt`,
    acts: record.acts.map((act) => ({
      ...act,
      id: '"><script>alert(6)</script>',
      requisites: {
        ...act.requisites,
        title: { ...act.requisites.title, value: title },
        agency: { ...act.requisites.agency, value: agency },
      },
    })),
    findings: record.findings.map((finding) => ({
      ...finding,
      actId: '"><script>alert(6)</script>',
      status: 'undetermined' as const,
      actual: title,
      explanation: agency,
    })),
  };
  const page = renderReport(
    inputOf([
      hostile,
      { ...hostile, id: 'b', acts: hostile.acts.map((act) => ({ ...act, isPrimary: false })) },
      failedRecord(HOSTILE.join(''), 'corrupt', HOSTILE.join(' ')),
    ]),
  );

  it('never becomes markup or script', () => {
    const ours = [...page.matchAll(/<script\b[^>]*>/g)].map((match) => match[0]);
    expect(ours).toEqual(['<script type="application/json" id="data">', '<script type="text/plain" id="document-0">', '<script>']);
    expect(page).not.toMatch(/<img/i);
    const outside = page.replace(/<script\b[^>]*>[^]*?<\/script>/g, '').replace(/"[^"]*"/g, '""');
    expect(outside).not.toMatch(/<[^>]*\son\w+=/i);
  });

  it('shows as text', () => {
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('[U+202E]gnp.exe');
    expect(page).toContain('[U+2028]');
  });

  it('holds no character that steers direction or ends a line of a script', () => {
    expect(page).not.toMatch(/[\u0000\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('printing', () => {
  it('escapes every value but markup', () => {
    expect(html`<p title="${'"&\''}">${['<b>', html`<i>${'<'}</i>`, 7, null]}</p>`.text).toBe(
      '<p title="&quot;&amp;&#39;">&lt;b&gt;<i>&lt;</i>7</p>',
    );
  });

  it('leaves no mark that could end a text or an attribute', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(escapeHtml(text))));
  });

  it('keeps plain Russian text as it is', () => {
    expect(escapeHtml('Приказ № 154-ОД от «27» сентября 2024 г. — й ё')).toBe('Приказ № 154-ОД от «27» сентября 2024 г. — й ё');
  });

  it('embeds JSON that reads back the same and cannot end its element', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = safeJson(value);
        expect(text).not.toMatch(/[<\u2028\u2029]/);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('shows hidden characters alike in the report and in the page', () => {
    for (let code = 0; code < 0x10000; code += 1) {
      const mark = String.fromCharCode(code);
      expect(visibleInPage(mark)).toBe(visible(mark));
    }
  });
});

describe('the style sheet and script', () => {
  it('hold no way out of their elements', () => {
    for (const name of ['report.css', 'main.js', 'matrix.js', 'order.js', 'text.js', 'dom.js']) {
      const source = readFileSync(new URL(`../../src/report/assets/${name}`, import.meta.url), 'utf8');
      expect(source).not.toMatch(/<\/|<!--|innerHTML|outerHTML|insertAdjacentHTML|\beval\b|new Function/);
    }
  });
});
