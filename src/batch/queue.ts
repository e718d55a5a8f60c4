/** Queues of work with a bound on what goes on at a time. */
export { default as PQueue } from 'p-queue';
