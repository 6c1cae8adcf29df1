// Drawn icons on a 16-unit grid, one stroke, the colour of the words beside them.

const paths = {
  new: 'M8 2.75a5.25 5.25 0 1 1 0 10.5a5.25 5.25 0 1 1 0-10.5',
  open: 'M8 2.75a5.25 5.25 0 1 1 0 10.5a5.25 5.25 0 1 1 0-10.5M8 6.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 1 1 0-3.6',
  pending: 'M8 2.75a5.25 5.25 0 1 1 0 10.5a5.25 5.25 0 1 1 0-10.5M8 5v3.2l2 1.3',
  on_hold: 'M8 2.75a5.25 5.25 0 1 1 0 10.5a5.25 5.25 0 1 1 0-10.5M6.6 6v4M9.4 6v4',
  snoozed: 'M12.8 9.6A5.3 5.3 0 0 1 6.4 3.2a5.3 5.3 0 1 0 6.4 6.4',
  resolved: 'M8 2.75a5.25 5.25 0 1 1 0 10.5a5.25 5.25 0 1 1 0-10.5M5.6 8.2l1.7 1.7l3.2-3.5',
  closed: 'M4.5 7.25h7v5.5h-7zM5.75 7.25V5.5a2.25 2.25 0 0 1 4.5 0v1.75',
  dismissed: 'M8 2.75a5.25 5.25 0 1 1 0 10.5a5.25 5.25 0 1 1 0-10.5M4.4 11.6l7.2-7.2',
  perch: 'M2.6 12C6 11.5 10 11 13.4 9.7M5.2 11.5L4 9.2M9.5 3.6a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 1 1 0-4.8',
  escalate: 'M8 12.75V4M4.75 7L8 3.75L11.25 7',
  private: 'M2.75 4.25h10.5v7.5H2.75zM3 4.6l5 4.1l5-4.1',
  note: 'M3.25 3.25h9.5v6.5l-3 3h-6.5zM9.75 12.75v-3h3M5.5 6h5M5.5 8.4h2.6',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  person: 'M8 3a2.4 2.4 0 1 1 0 4.8A2.4 2.4 0 0 1 8 3M3.4 13c.4-2.3 2.2-3.6 4.6-3.6s4.2 1.3 4.6 3.6',
  tag: 'M2.9 3.2h4.6l5.6 5.6l-4.4 4.4l-5.8-5.6zM5.4 5.7h.01',
  check: 'M3.5 8.4l3 3l6-6.6',
  close: 'M4.25 4.25l7.5 7.5M11.75 4.25l-7.5 7.5',
  late: 'M8 3.25v6M8 12.25h.01',
  paused: 'M6 4.5v7M10 4.5v7',
  warning: 'M8 2.9l5.6 9.85H2.4zM8 6.6v2.8M8 11.2h.01',
  search: 'M7 3a4 4 0 1 1 0 8a4 4 0 0 1 0-8M10 10l3 3',
  writing: 'M3.2 12.8l.7-2.9l6.4-6.4l2.2 2.2l-6.4 6.4z',
  priority: 'M4 13V3.25h7.2L9.6 6l1.6 2.75H4',
} as const;

export type IconName = keyof typeof paths;

/** An icon; decorative, so hidden from screen readers. Drawn by shared.css. */
export const Icon = ({ name, small = false }: { name: IconName; small?: boolean }) => (
  <svg viewBox="0 0 16 16" class={small ? 'icon small' : 'icon'} aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
