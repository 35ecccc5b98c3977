import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useId, useRef, useState } from 'react';
import { useText } from '../language/text.ts';
import { Icon } from './icon.tsx';
import { SEARCH_FIELD } from './use-keyboard.ts';
import { type Hit, useSearchHits } from './use-search-hits.ts';
import './search.css';

/** One field for everything that has a name: servers, key packs, users and computers. */
export function Search() {
  const t = useText();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState(false);
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(words.trim());
  const { hits, searching } = useSearchHits(wanted);
  const current = hits[Math.min(at, hits.length - 1)];
  const shown = opened && wanted.length > 0;

  const go = (hit: Hit): void => {
    setOpened(false);
    setWords('');
    field.current?.blur();
    void navigate(hit.target);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') {
      setWords('');
      field.current?.blur();
    } else if (event.key === 'Enter' && current) go(current);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + hits.length) % Math.max(1, hits.length));
    }
  };
  return (
    <search className="search">
      <Icon name="search" />
      <input
        ref={field}
        id={SEARCH_FIELD}
        className="search-field"
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.label')}
        aria-label={t('search.hint')}
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && current ? `${list}-${current.key}` : undefined}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
          setOpened(true);
        }}
        onFocus={() => setOpened(true)}
        onBlur={() => setOpened(false)}
        onKeyDown={onKeyDown}
      />
      {!opened && (
        <span className="search-key" aria-hidden="true">
          <kbd>/</kbd>
        </span>
      )}
      {shown && (
        <div className="floating search-hits">
          <div id={list} role="listbox" aria-label={t('search.hint')}>
            {hits.map((hit) => (
              <div
                key={hit.key}
                id={`${list}-${hit.key}`}
                role="option"
                tabIndex={-1}
                aria-selected={hit === current}
                className="menu-item search-hit"
                data-combobox-selected={hit === current ? '' : undefined}
                onPointerDown={(event) => {
                  event.preventDefault();
                  go(hit);
                }}
              >
                <Icon name={hit.icon} />
                <span>{hit.title}</span>
                <span className="small soft">{hit.detail}</span>
              </div>
            ))}
          </div>
          {hits.length === 0 && (
            <p className="menu-label">{searching ? t('loading') : t('search.none', { words: wanted })}</p>
          )}
        </div>
      )}
    </search>
  );
}
