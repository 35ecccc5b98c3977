import { Copyable } from './copy.tsx';
import './command.css';

/** A command to copy; it breaks between its parameters only. */
export function Command({ text }: { text: string }) {
  const [first = '', ...parameters] = text.split(/ (?=-)/);
  return (
    <span className="command">
      <Copyable value={text}>
        {first}
        {parameters.map((parameter) => (
          <span key={parameter}>
            {' '}
            <span className="command-part">{parameter}</span>
          </span>
        ))}
      </Copyable>
    </span>
  );
}
