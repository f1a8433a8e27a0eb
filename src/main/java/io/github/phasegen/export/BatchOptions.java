package io.github.phasegen.export;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

import io.github.phasegen.io.ImageFormat;

/**
 * How a folder of images becomes a data set.
 *
 * @param export    of every file; its seed gives every file a seed of its own, see {@link BatchExport}
 * @param format    of the files that are written
 * @param pattern   which files are taken: a glob such as "*.nii.gz" or "sub-*&#47;anat/*_T1w.nii.gz", compared with the path below the input
 *                  folder if it has a slash, else with the name; "" for all
 * @param overwrite true if files that are in the way and not the result of the same run are replaced
 */
public record BatchOptions(ExportOptions export, ImageFormat format, String pattern, boolean overwrite) {

	/** @throws IllegalArgumentException if an option is missing, the format cannot be written, or the pattern is none */
	public BatchOptions {
		if (export == null || format == null)
			throw new IllegalArgumentException("batch: expected export options and a format, found " + export + " and " + format);
		if (!format.canWrite())
			throw new IllegalArgumentException("format: expected one that can be written, found " + format.name());
		pattern = pattern == null ? "" : pattern.strip();
		matcher(pattern);
	}

	public BatchOptions withPattern(final String newPattern) {
		return new BatchOptions(export, format, newPattern, overwrite);
	}

	public BatchOptions withOverwrite(final boolean newOverwrite) {
		return new BatchOptions(export, format, pattern, newOverwrite);
	}

	/** Whether a file is taken, by its path below the input folder. */
	boolean takes(final Path relative) {
		if (pattern.isEmpty())
			return true;
		if (!pattern.contains("/"))
			return matcher(pattern).matches(relative.getFileName());
		// as in shells, the folders of a leading ** may be none
		return matcher(pattern).matches(relative) || pattern.startsWith("**/") && matcher(pattern.substring(3)).matches(relative);
	}

	private static PathMatcher matcher(final String pattern) {
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
		}
		catch (final PatternSyntaxException e) {
			throw new IllegalArgumentException("pattern: expected a glob such as *.nii.gz, found " + pattern + " (" + e.getDescription() + ")",
				e);
		}
	}
}
