import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a red run is a change's doing and can be repeated.
 * `npm run test:search` draws others each time: what it finds becomes a test of its own.
 */
const SEED = 20_261_120;

if (process.env.ANTE_SEED !== 'new') fc.configureGlobal({ seed: SEED });
