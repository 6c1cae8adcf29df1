/** @jsxImportSource react */
// A photo over the page, and beside it a second copy of its conversation.
import type { ReactNode } from 'react';
import { Box, Icon } from './bits.tsx';
import { Status } from './pages.tsx';

export const PhotoDialog = ({ path }: { path: string }): ReactNode => {
  const [, postId = ''] = /\/status\/(\d+)/.exec(path) ?? [];
  return (
    <div
      role="dialog"
      aria-modal="true"
      aria-labelledby="modal-header"
      className="css-175oi2r photo-dialog"
      style={{ position: 'fixed', inset: 0, display: 'flex', overflowY: 'auto' }}
    >
      <Box look="photo-side" style={{ flex: 1, background: '#333' }} id="modal-header">
        <button
          type="button"
          role="button"
          aria-label="Close"
          data-testid="app-bar-close"
          className="css-175oi2r caret"
          onClick={() => history.back()}
        >
          <Icon name="close" size={20} />
        </button>
      </Box>
      <Box look="primary" style={{ width: 400, background: 'var(--page, white)', overflowY: 'auto' }}>
        <Status postId={postId} />
      </Box>
    </div>
  );
};
