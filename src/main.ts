import { enableCompileCache } from 'node:module';

// Stripping types and compiling some hundred small files at every start costs more than reading the results back.
enableCompileCache();

const { runCommandLine } = await import('./cli/command-line.ts');
const exitCode = await runCommandLine(process.argv);
// Output that could not be written has set it already.
if (exitCode !== 0) process.exitCode = exitCode;
