import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import './provenance.css';

const ID = 'provenance';
const LEAVE_DELAY = 120;

interface Layer {
  readonly anchor: HTMLElement | null;
  show(anchor: HTMLElement, content: ReactNode): void;
  leave(): void;
}

const Context = createContext<Layer | null>(null);

/** One floating note for all figures of the page: where a number comes from, on hover and on focus. */
export function ProvenanceLayer({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ anchor: HTMLElement; content: ReactNode } | null>(null);
  const leaving = useRef(0);
  const stay = useCallback(() => window.clearTimeout(leaving.current), []);
  const leave = useCallback(() => {
    window.clearTimeout(leaving.current);
    leaving.current = window.setTimeout(() => setShown(null), LEAVE_DELAY);
  }, []);
  const show = useCallback(
    (anchor: HTMLElement, content: ReactNode) => {
      stay();
      setShown({ anchor, content });
    },
    [stay],
  );
  const anchor = shown?.anchor ?? null;
  const layer = useMemo(() => ({ anchor, show, leave }), [anchor, show, leave]);

  useEffect(() => {
    if (!anchor) return;
    const close = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Escape') setShown(null);
    };
    window.addEventListener('keydown', close);
    window.addEventListener('scroll', close, { passive: true });
    return () => {
      window.removeEventListener('keydown', close);
      window.removeEventListener('scroll', close);
    };
  }, [anchor]);

  return (
    <Context value={layer}>
      {children}
      {shown && <Note anchor={shown.anchor} content={shown.content} onEnter={stay} onLeave={leave} />}
    </Context>
  );
}

interface NoteProps {
  anchor: HTMLElement;
  content: ReactNode;
  onEnter(): void;
  onLeave(): void;
}

function Note({ anchor, content, onEnter, onLeave }: NoteProps) {
  const place = useCallback(
    (note: HTMLDivElement | null) => {
      if (!note) return;
      const at = anchor.getBoundingClientRect();
      const { width, height } = note.getBoundingClientRect();
      const left = Math.min(Math.max(8, at.right - width), window.innerWidth - width - 8);
      const below = at.bottom + 6 + height < window.innerHeight;
      note.style.left = `${Math.max(8, left)}px`;
      note.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - height - 6)}px`;
    },
    [anchor],
  );
  return (
    <div
      ref={place}
      id={ID}
      role="tooltip"
      className="floating provenance"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      {content}
    </div>
  );
}

/** Handlers that make an element show its provenance. */
export function useProvenance(content: ReactNode) {
  const layer = useContext(Context);
  const [self, setSelf] = useState<HTMLElement | null>(null);
  const shown = self !== null && layer?.anchor === self;
  return {
    'aria-describedby': shown ? ID : undefined,
    onPointerEnter(event: React.PointerEvent<HTMLElement>) {
      setSelf(event.currentTarget);
      layer?.show(event.currentTarget, content);
    },
    onPointerLeave() {
      layer?.leave();
    },
    onFocus(event: React.FocusEvent<HTMLElement>) {
      setSelf(event.currentTarget);
      layer?.show(event.currentTarget, content);
    },
    onBlur() {
      layer?.leave();
    },
    onClick(event: React.MouseEvent<HTMLElement>) {
      setSelf(event.currentTarget);
      layer?.show(event.currentTarget, content);
    },
  };
}
