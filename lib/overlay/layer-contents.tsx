// What the layer shows: the docked panel, a banner, a notice, an explanation, a menu, a toast.
import type { ComponentChild } from 'preact';
import { Icon } from '../../components/icon.tsx';
import { Menu, type Choices, type MenuState } from '../../components/menu.tsx';
import { Toast, type ToastWords } from '../../components/toast.tsx';
import { besides } from './besides.ts';

/** Something worth knowing that nobody has to act upon. */
export interface NoticeWords {
  text: string;
  actions: { name: string; run: () => void }[];
}

export interface LayerState {
  menu?: { choices: Choices; at: Element; back: () => void; state: MenuState } | undefined;
  tip?: { content: ComponentChild; at: Element } | undefined;
  toast?: ToastWords | undefined;
  banner?: ToastWords | undefined;
  notice?: NoticeWords | undefined;
  panel?: { says: string; url: string; back: () => void } | undefined;
}

export const LayerContents = ({
  state: { menu, tip, toast, banner, notice, panel },
  onMenu,
  closeMenu,
  closePanel,
}: {
  state: LayerState;
  onMenu: (state: MenuState) => void;
  closeMenu: () => void;
  closePanel: () => void;
}) => (
  <>
    {panel && (
      <aside class="panel" aria-label="Perch">
        <button type="button" class="close" aria-label="Close" title="Close (Esc)" onClick={closePanel}>
          <Icon name="close" />
        </button>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own extension page, which needs the extension's rights */}
        <iframe src={panel.url} title="Perch" onLoad={(event) => event.currentTarget.focus()} />
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
    {tip && (
      <div class="tip" role="tooltip" ref={besides(tip.at)}>
        {tip.content}
      </div>
    )}
    {menu && (
      <div class="float" ref={besides(menu.at)}>
        <Menu
          key={menu.choices.title}
          choices={menu.choices}
          state={menu.state}
          onState={onMenu}
          onClose={closeMenu}
        />
      </div>
    )}
    <Toast toast={toast} />
  </>
);
