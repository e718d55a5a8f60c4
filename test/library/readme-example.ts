import { compare, loadStandard, readOrder } from 'poryadok';

const standard = loadStandard();
const order = await readOrder('corpus/orders/000_c57e932842b784d7.txt');
for (const finding of compare(order.acts, standard)) {
  if (finding.status === 'met') continue;
  console.log(finding.severity, finding.requirementId, finding.status, finding.place?.quote ?? finding.explanation);
}
