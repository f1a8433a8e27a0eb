package io.github.phasegen.io.nifti;

import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import io.github.phasegen.io.ImageMetadata;

/**
 * Fields of a NIfTI header for which an image has no place of its own. They travel in a line of its info, as JSON without the fields that
 * say nothing, so that they come back when the image or one made from it is written as NIfTI.
 */
record KeptHeader(Integer version, Integer timeUnits, Integer dimInfo, NiftiDetails.SliceTiming slices, Double timeOffset,
	NiftiDetails.Intent intent)
{

	private static final String KEY = "NIfTI header";
	private static final int TIME_UNITS = 0x38;
	private static final int SECONDS = 8;
	private static final KeptHeader NONE = new KeptHeader(null, null, null, null, null, null);
	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

	static KeptHeader of(final NiftiHeader header) {
		final NiftiDetails details = header.details();
		final int time = details.units() & TIME_UNITS;
		return new KeptHeader(header.version() == 1 ? null : header.version(), time == usualUnits(header.interval()) ? null : time,
			details.dimInfo() == 0 ? null : details.dimInfo(),
			details.slices().equals(NiftiDetails.SliceTiming.NONE) ? null : details.slices(),
			details.timeOffset() == 0 ? null : details.timeOffset(), details.intent().equals(NiftiDetails.Intent.NONE) ? null : details.intent());
	}

	/** What the info tells; nothing if it has no such line or a spoiled one. */
	static KeptHeader of(final ImageMetadata metadata) {
		try {
			return metadata.infoValue(KEY).map(line -> GSON.fromJson(line, KeptHeader.class)).orElse(NONE);
		}
		catch (final RuntimeException e) {
			return NONE;
		}
	}

	ImageMetadata addTo(final ImageMetadata metadata) {
		return equals(NONE) ? metadata : metadata.withoutInfo(KEY).plusInfo(Map.of(KEY, GSON.toJson(this)));
	}

	private static int usualUnits(final double interval) {
		return interval == 0 ? 0 : SECONDS;
	}

	boolean isSecondVersion() {
		return version != null && version == 2;
	}

	/** @param interval of the frames; without a word about it, it is in seconds */
	NiftiDetails details(final double interval, final String description) {
		return new NiftiDetails(or(timeUnits, usualUnits(interval)), or(dimInfo, 0), or(slices, NiftiDetails.SliceTiming.NONE), or(timeOffset, 0.0),
			or(intent, NiftiDetails.Intent.NONE), description);
	}

	private static <T> T or(final T value, final T otherwise) {
		return Optional.ofNullable(value).orElse(otherwise);
	}
}
