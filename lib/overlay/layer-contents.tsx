// What the layer shows: the docked panel, a banner, a notice, a card, an explanation, a menu, a toast.
import type { ComponentChild } from 'preact';
import { Icon } from '../../components/icon.tsx';
import { Menu, type Choices } from '../../components/menu.tsx';
import { Toast, type ToastWords } from '../../components/toast.tsx';
import { besides } from './besides.ts';

/** Something worth knowing that nobody has to act upon. */
export interface NoticeWords {
  text: string;
  actions: { name: string; run: () => void }[];
}

export interface LayerState {
  menu?: { choices: Choices; at: Element; back: () => void } | undefined;
  tip?: { content: ComponentChild; at: Element } | undefined;
  toast?: ToastWords | undefined;
  banner?: ToastWords | undefined;
  notice?: NoticeWords | undefined;
  card?: ComponentChild;
  panel?: { url: string; back: () => void } | undefined;
}

export const LayerContents = ({
  state: { menu, tip, toast, banner, notice, card, panel },
  closeMenu,
  closePanel,
}: {
  state: LayerState;
  closeMenu: () => void;
  closePanel: () => void;
}) => (
  <>
    {panel && (
      <aside class="panel" aria-label="Perch: the case">
        <button type="button" class="close" aria-label="Close" title="Close (Shift+N)" onClick={closePanel}>
          <Icon name="close" />
        </button>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own extension page, which needs the extension's rights */}
        <iframe
          src={panel.url}
          title="Notes and history of the case"
          onLoad={(event) => event.currentTarget.focus()}
        />
      </aside>
    )}
    {banner && (
      <div class="banner" role="alert">
        {banner.text}
        {banner.action && (
          <button type="button" onClick={banner.action.run}>
            {banner.action.name}
          </button>
        )}
      </div>
    )}
    {notice && (
      <div class="notice" role="status">
        {notice.text}
        {notice.actions.map(({ name, run }) => (
          <button key={name} type="button" onClick={run}>
            {name}
          </button>
        ))}
      </div>
    )}
    {card && <div class="card">{card}</div>}
    {tip && (
      <div class="tip" role="tooltip" ref={besides(tip.at)}>
        {tip.content}
      </div>
    )}
    {menu && (
      <div class="float" ref={besides(menu.at)}>
        <Menu key={menu.choices.title} choices={menu.choices} onClose={closeMenu} />
      </div>
    )}
    <Toast toast={toast} />
  </>
);
