import { createStore } from './store';

/** The session that the window looks at instead of today; null is today. Only while the Snapshots page is open. */
export const travelledDay = createStore<string | null>(null);
