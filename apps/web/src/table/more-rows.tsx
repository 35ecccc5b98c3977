import { useText } from '../language/text.ts';

interface MoreRowsProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** The next page of a list, asked for by hand. */
export function MoreRows({ query }: MoreRowsProps) {
  const t = useText();
  if (!query.hasNextPage) return null;
  return (
    <p className="more-rows">
      <button
        type="button"
        className="button"
        disabled={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {query.isFetchingNextPage ? t('loading') : t('imports.older')}
      </button>
    </p>
  );
}
