package io.github.phasegen.train.experiment;

import java.util.Map;

/**
 * What one trained network reached on one image.
 *
 * @param variant what was trained
 * @param fold from 1
 * @param repeat of the training, from 1
 * @param head whose image it is
 * @param image names the image
 * @param group what else tells the image from others of the head, such as its contrast
 * @param condition under which it was tested, such as its phase
 * @param acquisition number of the simulated acquisition, from 1
 * @param values by the key of a {@link Measure}; null where one is undefined
 */
record Measurement(String variant, int fold, int repeat, String head, String image, String group, String condition, int acquisition,
	Map<String, Double> values)
{
	/** NaN where the measure is undefined. */
	double value(final Measure measure) {
		final Double value = values.get(measure.key());
		return value == null ? Double.NaN : value;
	}
}
