export { seededRandom } from '../harness/model/seeded-random.ts';
