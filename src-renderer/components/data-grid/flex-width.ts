import { createContext, useContext } from 'react';

export const FlexWidthContext = createContext(120);

/** The width that the flexible column has now, for cells that decide how much to show. */
export function useFlexWidth(): number {
  return useContext(FlexWidthContext);
}
