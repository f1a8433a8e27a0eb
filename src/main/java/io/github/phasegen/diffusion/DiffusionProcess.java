package io.github.phasegen.diffusion;

import java.util.Arrays;
import java.util.Locale;

import io.github.phasegen.model.DiffusionConfig;

/**
 * What a network was trained to undo.
 *
 * @param schedule how much of the image is left at each time step
 * @param prediction what the network predicts
 * @param noise distribution of the noise
 */
public record DiffusionProcess(NoiseSchedule schedule, Prediction prediction, NoiseKind noise) {

	public DiffusionProcess {
		if (prediction == Prediction.EPSILON && schedule.alpha(schedule.steps() - 1) == 0) throw new IllegalArgumentException(
			"prediction: found epsilon with schedule " + schedule.name() +
				", whose last step is pure noise that tells nothing about the image; expected x0 or v");
	}

	/**
	 * The process of a model.
	 *
	 * @throws IllegalArgumentException naming the field
	 */
	public static DiffusionProcess of(final DiffusionConfig config) {
		return named(config.schedule(), config.scheduleSteps(), config.prediction(), config.noise());
	}

	/**
	 * The process that a file names.
	 *
	 * @throws IllegalArgumentException naming the field
	 */
	public static DiffusionProcess named(final String schedule, final int steps, final String prediction, final String noise) {
		return new DiffusionProcess(NoiseSchedule.named(schedule, steps), choice("prediction", prediction, Prediction.values()),
			choice("noise", noise, NoiseKind.values()));
	}

	private static <E extends Enum<E>> E choice(final String field, final String name, final E[] values) {
		for (final E value : values)
			if (value.name().toLowerCase(Locale.ROOT).equals(name)) return value;
		throw new IllegalArgumentException(field + ": found " + name + ", expected one of " + Arrays.toString(values).toLowerCase(
			Locale.ROOT));
	}
}
