// Made of src/compare/judge.ts by `npm run generate`.

// src/compare/duration.ts
var directionOf = (actual, wanted) => {
  if (actual.unit === wanted.unit) return ordered(actual.value, wanted.value);
  if (bothHours(actual.unit, wanted.unit)) return "different";
  const [shortest, longest] = lengthsOf(actual, wanted.unit);
  const [least, most] = lengthsOf(wanted, actual.unit);
  if (longest < least - NEGLIGIBLE) return "stricter";
  return shortest > most + NEGLIGIBLE ? "weaker" : "different";
};
var WORKING_DAY = 14 / 10;
var CALENDAR_DAYS = {
  hour: 1 / 24,
  "working-hour": WORKING_DAY / 8,
  day: null,
  "working-day": WORKING_DAY,
  "calendar-day": 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365
};
var lengthsOf = ({ value, unit }, against) => {
  const length = CALENDAR_DAYS[unit] ?? (against.endsWith("hour") ? 1 : null);
  return length === null ? [value, value * WORKING_DAY] : [value * length, value * length];
};
var NEGLIGIBLE = 1e-9;
var bothHours = (a, b) => a.endsWith("hour") && b.endsWith("hour");
var ordered = (actual, wanted) => {
  if (Math.abs(actual - wanted) < NEGLIGIBLE) return null;
  return actual < wanted ? "stricter" : "weaker";
};
var commonDirection = (directions) => directions.every((each) => each === directions[0]) ? directions[0] ?? "different" : "different";

// src/compare/judge.ts
var judgeTerm = (terms, wanted) => {
  const given = terms.filter(({ action }) => action === wanted.action);
  const conflicting = given.filter(({ conflict }) => conflict);
  if (conflicting.length > 0) return { status: "deviates", case: "conflict", direction: "different", on: conflicting };
  const measured = given.filter(isMeasured);
  const single = measured.filter(({ bound }) => bound !== "periodic");
  if (measured.length > 0) return ofMeasured(single.length > 0 ? single : measured, wanted);
  const first = given[0];
  if (first === void 0) return { status: "missing", case: "missing", direction: null, on: [] };
  const dated = given.filter(({ bound }) => !WITHOUT_MEASURE.includes(bound));
  return dated.length > 0 ? { status: "deviates", case: "byDate", direction: "different", on: dated } : { status: "partial", case: "unmeasurable", direction: null, on: given };
};
var WITHOUT_MEASURE = ["timely", "immediate"];
var judgeAnswer = (terms, wanted) => {
  const all = terms.filter((each) => each.action === wanted.action && (each.conflict || isMeasured(each)));
  const single = all.filter(({ bound }) => bound !== "periodic");
  const given = single.length > 0 ? single : all;
  const measured = given.filter(isMeasured);
  return {
    given,
    directions: measured.map((each) => directionOf(each, wanted)).filter((direction) => direction !== null),
    contradicts: differentTerms(measured) > 1 || given.some(({ conflict }) => conflict)
  };
};
var judgeAnswers = (terms, wanted) => {
  const answers = wanted.map((each) => judgeAnswer(terms, each));
  const contradicting = answers.filter(({ contradicts }) => contradicts);
  const differing = answers.filter(({ directions }) => directions.length > 0);
  const on = answers.flatMap(({ given }) => given);
  if (contradicting.length > 0)
    return { status: "deviates", case: "conflict", direction: "different", on: contradicting.flatMap(({ given }) => given) };
  if (differing.length > 0) {
    const direction = commonDirection(differing.flatMap(({ directions }) => directions));
    return { status: "deviates", case: "differs", direction, on: differing.flatMap(({ given }) => given) };
  }
  if (on.length === 0) return { status: "missing", case: "missing", direction: null, on };
  return answers.some(({ given }) => given.length === 0) ? { status: "partial", case: "partial", direction: null, on } : { status: "met", case: "met", direction: null, on };
};
var isMeasured = (term) => term.value !== null && term.unit !== null;
var ofMeasured = (measured, wanted) => {
  if (differentTerms(measured) > 1) {
    const directions = measured.map((each) => directionOf(each, wanted)).filter((each) => each !== null);
    const direction2 = measured.some(({ ownCase }) => ownCase) ? commonDirection(directions) : "different";
    return { status: "deviates", case: "several", direction: direction2, on: measured };
  }
  const first = measured[0];
  const direction = first === void 0 ? null : directionOf(first, wanted);
  if (direction !== null) return { status: "deviates", case: direction, direction, on: measured };
  const late = measured.filter(({ afterEvent }) => afterEvent === "period-end");
  return late.length > 0 ? { status: "deviates", case: "periodEnd", direction: "weaker", on: late } : { status: "met", case: "met", direction: null, on: measured };
};
var differentTerms = (measured) => new Set(measured.map(({ value, unit }) => `${value} ${unit}`)).size;
export {
  isMeasured,
  judgeAnswer,
  judgeAnswers,
  judgeTerm
};
