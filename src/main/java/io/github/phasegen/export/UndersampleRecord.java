package io.github.phasegen.export;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.SamplingKind;
import io.github.phasegen.kspace.sampling.SamplingOptions;

/** How masks were drawn, in the words of the options. */
final class UndersampleRecord {

	private UndersampleRecord() {}

	/** @param axis along which lines were chosen */
	static Map<String, Object> of(final UndersampleOptions options, final PlaneAxis axis, final SamplingMasks masks) {
		final SamplingOptions sampling = options.sampling();
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("mask", sampling.kind().optionName());
		if (sampling.kind() == SamplingKind.PARTIAL_FOURIER) {
			record.put("fraction", sampling.partial().fraction());
			record.put("side", name(sampling.partial().side()));
		}
		else {
			record.put("acceleration", sampling.acceleration());
			record.put("centreFraction", sampling.centreFraction());
			record.put("seed", options.seed());
		}
		if (!sampling.kind().choosesPoints())
			record.put("axis", name(axis));
		record.put("maskOfEachSlice", options.eachSlice());
		record.put("accelerationReached", rounded(masks.acceleration()));
		return record;
	}

	static String name(final Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	static double rounded(final double acceleration) {
		return Math.round(1000 * acceleration) / 1000.0;
	}
}
