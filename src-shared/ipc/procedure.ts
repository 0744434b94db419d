import type { z } from 'zod';

/**
 * One thing that the window may ask of the back end.
 * `profile` procedures carry a token and see the rows of its profile alone; `public` ones are for the time before sign-in.
 * `session` is for what must be answered while an import holds the database: the token is checked, its user not looked up.
 */
export interface Procedure {
  readonly access: 'public' | 'session' | 'profile';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}
