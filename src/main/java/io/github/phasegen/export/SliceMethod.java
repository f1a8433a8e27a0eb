package io.github.phasegen.export;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.phasegen.recon.SliceReconstructor;

/**
 * A method of reconstruction with all it needs, at work on one slice at a time.
 *
 * @param name          of the method, also the ending of the result's title
 * @param reconstructor does the work
 * @param record        options, for the record of a run
 */
public record SliceMethod(String name, SliceReconstructor reconstructor, Map<String, Object> record) {

	public SliceMethod {
		if (name == null || reconstructor == null)
			throw new IllegalArgumentException("method: expected a name and a reconstructor, found " + name + ", " + reconstructor);
		record = new LinkedHashMap<>(record);
	}
}
