import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import "../styles/dialog.css";

interface DialogProps {
  title: string;
  /** Called when the person leaves it without an answer; without it they cannot. */
  onClose?: () => void;
  children: ComponentChildren;
}

/** A question that must be answered or left before anything else. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current!.showModal();
    // Of a question without a field, the way out has the focus, not the deed.
    dialog.current!.querySelector<HTMLElement>("input:not([hidden]), select, textarea")?.focus();
    return () => before?.focus();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault(); // Whoever shows it takes it away.
        onClose?.();
      }}
      // A browser may close it all the same when Escape is pressed twice.
      onClose={() => (onClose ?? (() => dialog.current!.showModal()))()}
    >
      <div class="head">
        <h2 id={id}>{title}</h2>
        {onClose !== undefined && <button type="button" class="close" aria-label="Close" onClick={onClose}>×</button>}
      </div>
      {children}
    </dialog>
  );
}
