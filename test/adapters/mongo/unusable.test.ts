import { describe, expect, test } from 'vitest';
import { openMongo } from '#adapters/mongo/index.ts';
import { StoreUnusableError } from '#ports/store.ts';
import { contractCollections } from '../../contracts/store/sample.ts';
import { fakeServer } from './fake-server.ts';

const failure = async (uri: string) =>
  openMongo({ uri, collections: contractCollections, serverWaitMs: 100 }).then(
    () => undefined,
    (thrown) => thrown,
  );

describe('a MongoDB that cannot be used says what to do', () => {
  test('a standalone server, which has no transactions', async () => {
    const { uri, stop } = await fakeServer({ isWritablePrimary: true });
    const error = await failure(uri);
    await stop();
    expect(error).toBeInstanceOf(StoreUnusableError);
    expect(error.message).toMatch(
      /is a standalone server, .* `mongod --replSet rs0`, run `rs\.initiate\(\)`/,
    );
  });

  test('one that refuses its user', async () => {
    const refusal = { ok: 0, code: 18, codeName: 'AuthenticationFailed', errmsg: 'no' };
    const { uri, stop } = await fakeServer({ isWritablePrimary: true, setName: 'rs0' }, refusal);
    const error = await failure(uri.replace('127', 'ana:p%40ss@127'));
    await stop();
    expect(error).toBeInstanceOf(StoreUnusableError);
    expect(error.message).toMatch(/^MongoDB at 127\S+ refuses the user or the password: check MONGODB_URI/);
  });

  test('one that does not answer, without giving away the password', async () => {
    const { uri, stop } = await fakeServer({});
    await stop();
    const error = await failure(uri.replace('127', 'ana:p%40ss@127'));
    expect(error).toBeInstanceOf(StoreUnusableError);
    expect(error.message).toMatch(/^MongoDB at 127\.0\.0\.1:\d+\/ante does not answer: start it, or check/);
  });

  test.each(['', 'localhost:27017', 'mongodb://', 'postgres://db/ante', 'mongodb://h/ante?nonsense=1'])(
    'an address that is none: %j',
    async (uri) => {
      const error = await failure(uri);
      expect(error).toBeInstanceOf(StoreUnusableError);
      expect(error.message).toMatch(/MONGODB_URI is no address of a MongoDB: write it like mongodb:\/\//);
    },
  );
});
