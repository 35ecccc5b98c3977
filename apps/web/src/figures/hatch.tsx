/** The red hatch of what exceeds: one pattern for bars and their key. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="bar-hatch-ground" width="5" height="5" />
      <rect className="bar-hatch-line" width="2.25" height="5" />
    </pattern>
  );
}
