// What was just done, with a way back; or why it could not be done.

export interface ToastWords {
  text: string;
  /** A failure is read out at once and waits for the person. */
  failed?: boolean;
  action?: { name: string; run: () => void };
}

export const Toast = ({ toast }: { toast: ToastWords | undefined }) => (
  <div class="toasts" role={toast?.failed ? 'alert' : 'status'}>
    {toast && (
      <p class={toast.failed ? 'toast failed' : 'toast'}>
        {toast.text}
        {toast.action && (
          <button type="button" onClick={toast.action.run}>
            {toast.action.name}
          </button>
        )}
      </p>
    )}
  </div>
);
