// What JSX becomes in the content script; render.ts draws it. The build puts this in the place of `preact/jsx-runtime`.

export const jsx = (type: unknown, props: Record<string, unknown>, key?: unknown): object => ({
  type,
  props,
  key,
});
export const jsxs = jsx;

export const Fragment = ({ children }: { children?: unknown }): unknown => children;
