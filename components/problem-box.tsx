// Something could not be done: what, and what the person can do about it.

export interface ProblemBoxProps {
  title: string;
  message: string;
  onRetry?: () => void;
}

export const ProblemBox = ({ title, message, onRetry }: ProblemBoxProps) => (
  <div class="problem-box" role="alert">
    <p>
      <b>{title}</b>
    </p>
    <p>{message}</p>
    {onRetry && (
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    )}
  </div>
);
