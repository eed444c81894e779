import { wordSet } from './fold';

/** Particles of family names, usually in lower case. With a particle, it is a different name than without. */
export const PARTICLES = wordSet(
  'de da di do du del della des der den dem dos das van von vom zu zur zum ter ten te la le las los el al bin bint ibn ben af av ni mac mc st saint o',
);
