#!/usr/bin/env node
import { nodePorts } from './cli/node-ports.js';
import { runCli } from './cli/program.js';

// A reader of our output that closes early (`| head`) is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCli(process.argv.slice(2), nodePorts());
