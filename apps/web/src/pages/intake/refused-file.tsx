import type { RefusedDocument } from '@calepin/server/schemas';
import type { ReactNode } from 'react';
import { formatName } from '../../figures/format-name.ts';
import { Mark } from '../../figures/mark.tsx';
import { type Text, type TextId, useText } from '../../language/text.ts';
import { Icon } from '../../shell/icon.tsx';
import { Command } from '../../table/command.tsx';

interface RefusedFileProps {
  readonly name: string;
  readonly message: string;
  readonly remedy: string;
  readonly tried?: RefusedDocument['tried'];
  readonly open?: boolean;
  readonly act?: ReactNode;
  readonly onLeaveOut?: () => void;
}

/** A file that is not imported: why, what to do, and what was tried. */
export function RefusedFile({
  name,
  message,
  remedy,
  tried = [],
  open = false,
  act,
  onLeaveOut,
}: RefusedFileProps) {
  const t = useText();
  return (
    <section className="document refused" aria-label={name}>
      <div className="document-head">
        <h2>{name}</h2>
        <Mark tone="critical">{t('refused.mark')}</Mark>
        {onLeaveOut && (
          <button
            type="button"
            className="icon-button push"
            aria-label={t('intake.leave-out', { name })}
            onClick={onLeaveOut}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      <div className="refused-body">
        <p>{message}</p>
        <p className="refused-remedy">
          <span className="label soft">{t('refused.remedy')}</span>
          <Remedy text={remedy} />
        </p>
        {act}
        {tried.length > 0 && (
          <details open={open}>
            <summary>{t('refused.tried', { count: tried.length })}</summary>
            <dl className="tried">
              {tried.map((one) => (
                <div key={one.format}>
                  <dt>{formatName(t, one.format)}</dt>
                  <dd>{reasonName(t, one.reason)}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </section>
  );
}

/** Reasons come from the readers as short codes; one that has no text keeps its own name. */
function reasonName(t: Text, reason: string): string {
  const id = `tried.${reason}` as TextId;
  const text = t(id);
  return text === id ? reason : text;
}

const COMMAND = /(Get-WmiObject .*)$/;

/** A remedy that holds a command shows it as one. */
function Remedy({ text }: { text: string }) {
  const command = COMMAND.exec(text)?.[1];
  if (command === undefined) return <span>{text}</span>;
  return (
    <span>
      {text.slice(0, -command.length)}
      <Command text={command} />
    </span>
  );
}
