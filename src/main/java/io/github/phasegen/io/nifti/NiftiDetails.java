package io.github.phasegen.io.nifti;

import java.util.List;

import io.github.phasegen.io.Geometry;

/**
 * Fields of a NIfTI header that say more about the image than its samples and place, by the names of nifti1.h. They are kept as they are.
 *
 * @param units the code xyzt_units
 * @param dimInfo which axes are the frequency, phase and slice encoding of the scanner
 * @param slices the order in which the slices were measured
 * @param timeOffset shift of the time axis
 * @param intent what the samples stand for
 * @param description free text of at most 79 letters
 */
public record NiftiDetails(int units, int dimInfo, SliceTiming slices, double timeOffset, Intent intent, String description) {

	/** The order and timing of the slices. */
	public record SliceTiming(int code, long start, long end, double duration) {

		static final SliceTiming NONE = new SliceTiming(0, 0, 0, 0);
	}

	/** The meaning of the samples, its three parameters and its name of at most 15 letters. */
	public record Intent(int code, List<Double> parameters, String name) {

		static final Intent NONE = new Intent(0, List.of(0.0, 0.0, 0.0), "");

		public Intent {
			parameters = List.copyOf(parameters);
		}
	}

	/** Of an image in millimetres and seconds of which nothing is known. */
	static final NiftiDetails NONE = new NiftiDetails(0, 0, SliceTiming.NONE, 0, Intent.NONE, "");

	private static final int SPACE = 7;
	private static final int TIME = 0x38;

	Geometry.Unit unit() {
		return switch (units & SPACE) {
			case 1 -> Geometry.Unit.METRE;
			case 2 -> Geometry.Unit.MILLIMETRE;
			case 3 -> Geometry.Unit.MICROMETRE;
			default -> Geometry.Unit.UNKNOWN;
		};
	}

	/** Seconds per unit of the fourth axis; 0 if that is not a time, 1 if the file does not name the unit. */
	double seconds() {
		return switch (units & TIME) {
			case 0, 8 -> 1;
			case 16 -> 1e-3;
			case 24 -> 1e-6;
			default -> 0;
		};
	}

	boolean namesTime() {
		return (units & TIME) != 0;
	}

	NiftiDetails withUnits(final Geometry.Unit space, final int time) {
		final int code = switch (space) {
			case METRE -> 1;
			case MILLIMETRE -> 2;
			case MICROMETRE -> 3;
			case UNKNOWN -> 0;
		};
		return new NiftiDetails(code | time & TIME, dimInfo, slices, timeOffset, intent, description);
	}

	NiftiDetails withoutSlices() {
		return new NiftiDetails(units, dimInfo, SliceTiming.NONE, timeOffset, intent, description);
	}
}
