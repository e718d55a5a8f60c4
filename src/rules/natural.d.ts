/** natural has no types for its deep files; its main entry is not imported (it loads every database client it knows). */
declare module 'natural/lib/natural/stemmers/porter_stemmer_ru.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
