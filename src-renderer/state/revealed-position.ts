import { createStore } from './store';

/**
 * A position that the person asked to be taken to, from anywhere. The positions page shows it (without a filter that
 * would hide it), makes its row the active one, and sets this back to null.
 */
export const revealedPosition = createStore<string | null>(null);
