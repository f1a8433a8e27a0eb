package io.github.phasegen.io.numpy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the literals that occur in headers of arrays: dictionaries with text keys, lists and tuples, texts, whole numbers, True, False, None.
 * They become {@link Map}, {@link List}, {@link String}, {@link Long}, {@link Boolean} and {@link #NONE}. Nothing is evaluated.
 */
final class PythonLiteral {

	/** A text that is no such literal. */
	static final class SyntaxException extends Exception {

		private static final long serialVersionUID = 1L;

		SyntaxException(final String message) {
			super(message);
		}
	}

	/** What None becomes. */
	static final Object NONE = new Object() {

		@Override
		public String toString() {
			return "None";
		}
	};

	private static final int DEEPEST = 16;

	private final String text;
	private int position;
	private int depth;

	private PythonLiteral(final String text) {
		this.text = text;
	}

	/** @throws SyntaxException if the text is anything but one literal and white space */
	static Object parse(final String text) throws SyntaxException {
		final PythonLiteral parser = new PythonLiteral(text);
		final Object value = parser.value();
		if (parser.peek() != 0 || parser.position < text.length())
			throw parser.unexpected("nothing more");
		return value;
	}

	private Object value() throws SyntaxException {
		final char next = peek();
		if (next == '{')
			return nested(this::dictionary);
		if (next == '(' || next == '[')
			return nested(this::sequence);
		if (next == '\'' || next == '"')
			return text();
		if (next == '-' || isDigit(next))
			return number();
		return word();
	}

	@FunctionalInterface
	private interface Part {

		Object read() throws SyntaxException;
	}

	private Object nested(final Part part) throws SyntaxException {
		if (++depth > DEEPEST)
			throw new SyntaxException("more than " + DEEPEST + " levels of brackets");
		final Object value = part.read();
		depth--;
		return value;
	}

	private Map<String, Object> dictionary() throws SyntaxException {
		final Map<String, Object> entries = new LinkedHashMap<>();
		expect('{');
		while (peek() != '}') {
			final char quote = peek();
			if (quote != '\'' && quote != '"')
				throw unexpected("a key in quotes");
			final String key = text();
			expect(':');
			if (entries.put(key, value()) != null)
				throw new SyntaxException("the key '" + key + "' twice");
			if (!more('}'))
				break;
		}
		expect('}');
		return entries;
	}

	/** A tuple of one element needs its comma; brackets around a single value are none. */
	private Object sequence() throws SyntaxException {
		final boolean tuple = peek() == '(';
		final char end = tuple ? ')' : ']';
		final List<Object> elements = new ArrayList<>();
		boolean comma = false;
		position++;
		while (peek() != end) {
			elements.add(value());
			comma = more(end);
			if (!comma)
				break;
		}
		expect(end);
		return tuple && elements.size() == 1 && !comma ? elements.get(0) : elements;
	}

	/** Takes a comma; false if there is none, as before the end. */
	private boolean more(final char end) throws SyntaxException {
		if (peek() == ',') {
			position++;
			return true;
		}
		if (peek() != end)
			throw unexpected("',' or '" + end + "'");
		return false;
	}

	private String text() throws SyntaxException {
		final char quote = text.charAt(position++);
		final StringBuilder value = new StringBuilder();
		while (position < text.length()) {
			final char next = text.charAt(position++);
			if (next == quote)
				return value.toString();
			if (next == '\n')
				break;
			value.append(next == '\\' ? escaped() : next);
		}
		throw new SyntaxException("a text without its end");
	}

	private char escaped() throws SyntaxException {
		if (position == text.length())
			throw new SyntaxException("a text without its end");
		final char next = text.charAt(position++);
		if (next != '\\' && next != '\'' && next != '"')
			throw new SyntaxException("the escape \\" + next);
		return next;
	}

	/** Python 2 wrote an L behind long numbers. */
	private Long number() throws SyntaxException {
		final int start = position++;
		while (position < text.length() && isDigit(text.charAt(position)))
			position++;
		final String digits = text.substring(start, position);
		if (position < text.length() && text.charAt(position) == 'L')
			position++;
		try {
			return Long.valueOf(digits);
		}
		catch (final NumberFormatException e) {
			throw new SyntaxException("the number " + (digits.length() > 40 ? digits.substring(0, 40) + "..." : digits));
		}
	}

	private Object word() throws SyntaxException {
		final int start = position;
		while (position < text.length() && Character.isLetter(text.charAt(position)))
			position++;
		final String word = text.substring(start, position);
		return switch (word) {
			case "True" -> true;
			case "False" -> false;
			case "None" -> NONE;
			default -> {
				position = start;
				throw unexpected("a value");
			}
		};
	}

	private void expect(final char expected) throws SyntaxException {
		if (peek() != expected)
			throw unexpected("'" + expected + "'");
		position++;
	}

	/** The next character behind white space, 0 at the end. */
	private char peek() {
		while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0)
			position++;
		return position < text.length() ? text.charAt(position) : 0;
	}

	private SyntaxException unexpected(final String expected) {
		final String rest = text.substring(position, Math.min(text.length(), position + 20)).replaceAll("\\p{Cntrl}", "?");
		return new SyntaxException((rest.isEmpty() ? "the end" : "\"" + rest + "\"") + " instead of " + expected);
	}

	private static boolean isDigit(final char c) {
		return c >= '0' && c <= '9';
	}
}
