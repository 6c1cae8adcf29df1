// What only those who work on cases have: a viewer's panel shows everything, and has nothing to press that changes it.
import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';

export const MayWork = createContext(true);

export const ForWorkers = ({ children }: { children: ComponentChildren }) =>
  useContext(MayWork) ? <>{children}</> : null;
