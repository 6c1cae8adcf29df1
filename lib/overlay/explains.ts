// What makes an element explain itself: under the pointer, and where the keyboard is.
import type { ComponentChild } from 'preact';
import type { Strip } from './feature.ts';

export const explains = ({ explain, hush }: Strip, content: () => ComponentChild) => {
  const show = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof Element) explain(currentTarget, content());
  };
  return { onPointerEnter: show, onPointerLeave: hush, onFocus: show, onBlur: hush };
};
