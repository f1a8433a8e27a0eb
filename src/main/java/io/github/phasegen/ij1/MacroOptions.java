package io.github.phasegen.ij1;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Takes the options of ImageJ's macro function run(command, options) apart: key=value, key=[value with spaces], key. */
final class MacroOptions {

	private final String text;
	private int position;

	private MacroOptions(final String text) {
		this.text = text;
	}

	/**
	 * @return values by key in lower case; "true" for a key alone
	 * @throws IllegalArgumentException for brackets that do not close and keys that come twice
	 */
	static Map<String, String> parse(final String text) {
		return new MacroOptions(text).parse();
	}

	private Map<String, String> parse() {
		final Map<String, String> options = new LinkedHashMap<>();
		while (skipSpace()) {
			final int start = position;
			while (position < text.length() && text.charAt(position) != '=' && !isSpace())
				position++;
			final String key = text.substring(start, position).toLowerCase(Locale.ROOT);
			if (options.put(key, value()) != null) throw new IllegalArgumentException("macro options: found " + key +
				" twice, expected it once");
		}
		return options;
	}

	private String value() {
		if (position == text.length() || text.charAt(position) != '=') return "true";
		position++;
		if (position == text.length() || isSpace()) return "";
		return switch (text.charAt(position)) {
			case '[' -> upTo(closingBracket());
			case '\'' -> upTo(text.indexOf('\'', position + 1));
			default -> word();
		};
	}

	private String word() {
		final int start = position;
		while (position < text.length() && !isSpace())
			position++;
		return text.substring(start, position);
	}

	private int closingBracket() {
		int depth = 0;
		for (int i = position; i < text.length(); i++) {
			if (text.charAt(i) == '[') depth++;
			if (text.charAt(i) == ']' && --depth == 0) return i;
		}
		return -1;
	}

	private String upTo(final int end) {
		if (end < 0) throw new IllegalArgumentException("macro options: found " + text.substring(position) +
			", expected a closing bracket or quote");
		final String value = text.substring(position + 1, end);
		position = end + 1;
		return value;
	}

	private boolean skipSpace() {
		while (position < text.length() && isSpace())
			position++;
		return position < text.length();
	}

	private boolean isSpace() {
		return Character.isWhitespace(text.charAt(position));
	}
}
