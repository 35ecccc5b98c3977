import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { May } from '../app/may.tsx';
import { filesOfDrop } from '../intake/dropped-files.ts';
import { takeIn } from '../intake/intake.ts';
import { useText } from '../language/text.ts';
import { announce } from '../states/announcer.tsx';
import './drop-anywhere.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** A file dropped on any page is read and previewed, where the reader may import. */
export function DropAnywhere() {
  return (
    <May right="operate">
      <Dropping />
    </May>
  );
}

function Dropping() {
  const t = useText();
  const [over, setOver] = useState(false);
  const navigate = useNavigate();
  const { site } = useSearch({ from: '__root__' });
  useEffect(() => {
    // Entering a child comes before leaving its parent: only the last leave counts.
    let depth = 0;
    const onEnter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const onLeave = (): void => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const onDrop = async (event: DragEvent): Promise<void> => {
      if (!event.dataTransfer || !carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = await filesOfDrop(event.dataTransfer);
      if (files.length === 0) return;
      announce(t('drop.taken', { count: files.length }));
      takeIn(files, site);
      await navigate({ to: '/import' });
    };
    const drop = (event: DragEvent): void => void onDrop(event);
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', drop);
    };
  }, [navigate, site, t]);
  if (!over) return null;
  return (
    <div className="drop-veil">
      <p>{t('drop.here')}</p>
      <p>{t('drop.safe')}</p>
    </div>
  );
}
