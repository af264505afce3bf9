import { lookupPublic } from '../../../src/web/news/lookupPublic';

test('a name that stands for this machine is refused when it is looked up', async () => {
  const looked = new Promise((resolve, reject) => {
    lookupPublic('localhost', {}, (error, address) => (error ? reject(error) : resolve(address)));
  });
  await expect(looked).rejects.toThrow(/^localhost is .*, of this machine or a private network$/);
});
