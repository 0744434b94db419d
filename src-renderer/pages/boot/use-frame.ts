import { useEffect, useState } from 'react';

type Frame = typeof import('../../frame/app-frame').AppFrame;

let loaded: Frame | null = null;

/**
 * All that comes after sign-in, null until its code is there. It is a part of its own, so that the sign-in screen is
 * painted without it, and is read while the database is opened and the password is typed. Not `lazy`: a frame that is
 * there must be drawn at once, without a fallback before it.
 */
export function useFrame(): Frame | null {
  const [frame, setFrame] = useState<Frame | null>(() => loaded);
  useEffect(() => {
    if (loaded !== null) return;
    void import('../../frame/app-frame').then(({ AppFrame }) => {
      loaded = AppFrame;
      setFrame(() => AppFrame);
    });
  }, []);
  return frame;
}
