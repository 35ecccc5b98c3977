import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useText } from '../language/text.ts';
import { Icon } from '../shell/icon.tsx';
import { type DroppedFile, filesOfList } from './dropped-files.ts';
import { takeIn } from './intake.ts';
import './drop-zone.css';

/** The one drop zone: also a button that opens the file chooser, for those who do not drag. */
export function DropZone({ compact = false }: { compact?: boolean }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const { site } = useSearch({ from: '__root__' });
  const take = (files: readonly DroppedFile[]): void => {
    if (files.length === 0) return;
    takeIn(files, site);
    void navigate({ to: '/import' });
  };
  return (
    <div className={compact ? 'drop-zone drop-zone-compact' : 'drop-zone'}>
      <button type="button" className="drop-zone-face" onClick={() => input.current?.click()}>
        <Icon name="drop" size={compact ? 18 : 28} />
        <span className="drop-zone-title">{compact ? t('drop.more') : t('drop.title')}</span>
        {!compact && <span className="soft">{t('drop.formats')}</span>}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="files"
        onChange={(event) => {
          take(filesOfList(event.currentTarget.files));
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
