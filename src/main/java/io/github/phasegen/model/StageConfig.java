package io.github.phasegen.model;

import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * One network of a model.
 *
 * @param role "base" draws the coarsest level from noise; "refine" draws a level given the one of half its size; "mask" finds the brain; "cascade"
 *          reconstructs
 * @param maxSide longest side, in pixels, of a level that the base network draws; larger slices are halved until they fit;
 *          0 for any size
 * @param architecture name of the network's kind, see {@link NetworkFactory}
 * @param network that kind's own parameters
 */
public record StageConfig(String role, int maxSide, String architecture, JsonObject network) {

	public static final String BASE = "base";
	public static final String REFINE = "refine";
	public static final String MASK = "mask";
	public static final String CASCADE = "cascade";

	/** The roles. */
	static final List<String> ROLES = List.of(BASE, REFINE, MASK, CASCADE);

	/**
	 * Complex channels that a network of this role gets: the (noisy) image; the magnitude, twice; and, to refine, the coarser
	 * level's image. A network of the role "mask" may also do with the image alone.
	 */
	public int inputChannels() {
		if (MASK.equals(role) && network != null && network.get("inputChannels") instanceof JsonPrimitive number && number.isNumber() && number
			.getAsDouble() == 1) return 1;
		return REFINE.equals(role) ? 3 : 2;
	}
}
