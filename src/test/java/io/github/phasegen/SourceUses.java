package io.github.phasegen;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages that one Java source uses, by import or by fully qualified name. Comments, character and string literals
 * do not count, so neither do class names looked up by reflection.
 *
 * @param packageName the package the source belongs to
 * @param packages the packages used, each with the types used from it ("*" for an import of all)
 */
record SourceUses(String packageName, SortedMap<String, SortedSet<String>> packages) {

	private static final Pattern NOT_CODE = Pattern.compile("/\\*.*?\\*/" // block comment
		+ "|//[^\\n]*" // line comment
		+ "|\"\"\"[^\"\\\\]*+(?:(?:\\\\.|\"(?!\"\"))[^\"\\\\]*+)*+\"\"\"" // text block
		+ "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"" // string
		+ "|'(?:\\\\.[^']*|[^'\\\\])'", // character
		Pattern.DOTALL);

	private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");

	/** Lower-case package segments up to the first capitalised one, or to the star of an import on demand. */
	private static final Pattern USE = Pattern.compile("(?<![\\w.$])((?:io\\.github\\.phasegen|ai\\.djl|org\\.scijava|net\\.imagej|ij)"
		+ "(?:\\.[a-z_]\\w*)*)\\.([A-Z]\\w*|\\*)");

	static SourceUses of(final String source) {
		final String code = NOT_CODE.matcher(source).replaceAll(" ").replaceAll("\\s*\\.\\s*", ".");
		final Matcher declaration = PACKAGE.matcher(code);
		if (!declaration.find())
			throw new IllegalArgumentException("no package declaration");
		final SortedMap<String, SortedSet<String>> packages = new TreeMap<>();
		final Matcher use = USE.matcher(code);
		while (use.find()) {
			packages.computeIfAbsent(use.group(1), name -> new TreeSet<>()).add(use.group(2));
		}
		packages.remove(declaration.group(1));
		return new SourceUses(declaration.group(1), packages);
	}
}
